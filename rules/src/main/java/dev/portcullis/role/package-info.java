/** What users may do. */
@NullMarked
package dev.portcullis.role;

import org.jspecify.annotations.NullMarked;
