/** Forward auth: gateways send the headers of a request on and let it pass or not, as the status of the answer says. */
@NullMarked
package dev.portcullis.server.forwardauth;

import org.jspecify.annotations.NullMarked;
