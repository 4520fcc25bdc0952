/** Sessions of gateways over the network: opening, signs of life, and the events that end them. */
@NullMarked
package dev.portcullis.server.sessions;

import org.jspecify.annotations.NullMarked;
