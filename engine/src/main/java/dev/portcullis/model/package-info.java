/** Roles and conditions, compiled: what is asked at each decision. */
@NullMarked
package dev.portcullis.model;

import org.jspecify.annotations.NullMarked;
