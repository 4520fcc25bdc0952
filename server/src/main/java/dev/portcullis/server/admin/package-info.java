/** The administrators' interface: what the store keeps, read, written and followed over HTTP. */
@NullMarked
package dev.portcullis.server.admin;

import org.jspecify.annotations.NullMarked;
