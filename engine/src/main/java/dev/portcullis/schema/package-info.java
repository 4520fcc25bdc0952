/** JSON Schemas of everything that is read as YAML, made from the shapes that the readers check. */
@NullMarked
package dev.portcullis.schema;

import org.jspecify.annotations.NullMarked;
