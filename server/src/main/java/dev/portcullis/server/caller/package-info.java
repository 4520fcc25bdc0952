/** Who calls the server, and what they may do. */
@NullMarked
package dev.portcullis.server.caller;

import org.jspecify.annotations.NullMarked;
