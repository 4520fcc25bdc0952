/** Keeps an engine up to date with a store: locks at once, the policy once it is compiled. */
@NullMarked
package dev.portcullis.follow;

import org.jspecify.annotations.NullMarked;
