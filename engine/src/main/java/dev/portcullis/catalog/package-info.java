/** What people wrote in YAML, every value with its place. */
@NullMarked
package dev.portcullis.catalog;

import org.jspecify.annotations.NullMarked;
