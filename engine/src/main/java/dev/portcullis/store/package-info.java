/** Where locks, roles, users, cluster settings and rules are kept: the port that every store implements. */
@NullMarked
package dev.portcullis.store;

import org.jspecify.annotations.NullMarked;
