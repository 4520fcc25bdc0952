/** The syntax tree: what an author wrote, every node with its place. */
@NullMarked
package dev.portcullis.syntax;

import org.jspecify.annotations.NullMarked;
