/** The Authorization API 1.0 of OpenID AuthZEN. */
@NullMarked
package dev.portcullis.server.authzen;

import org.jspecify.annotations.NullMarked;
