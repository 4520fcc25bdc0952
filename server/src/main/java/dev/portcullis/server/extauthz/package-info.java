/** Envoy's external authorization: what Envoy and Istio ask over gRPC before they let a request through. */
@NullMarked
package dev.portcullis.server.extauthz;

import org.jspecify.annotations.NullMarked;
