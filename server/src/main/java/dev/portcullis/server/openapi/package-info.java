/** The description of all that a server answers over HTTP, for programs. */
@NullMarked
package dev.portcullis.server.openapi;

import org.jspecify.annotations.NullMarked;
