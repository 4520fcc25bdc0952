package dev.portcullis.server.extauthz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import io.envoyproxy.envoy.config.core.v3.HeaderMap;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import java.util.Map;

/** What Envoy asks, for tests. */
final class Checks {
    private Checks() {}

    /** A request of a user, whose token Envoy has verified, for a path. */
    static CheckRequest of(String user, String method, String path) {
        return of(
                claims(Map.of("sub", user)),
                HttpRequest.newBuilder().setMethod(method).setPath(path));
    }

    /** A request of nobody. */
    static CheckRequest ofNobody(String path) {
        return of(
                AttributeContext.newBuilder(),
                HttpRequest.newBuilder().setMethod("GET").setPath(path));
    }

    static CheckRequest of(AttributeContext.Builder attributes, HttpRequest.Builder request) {
        request.setHost("front.example.org:8443").setScheme("https").setId("7");
        attributes.getRequestBuilder().setHttp(request);
        attributes
                .getSourceBuilder()
                .getAddressBuilder()
                .getSocketAddressBuilder()
                .setAddress("192.0.2.7");
        return CheckRequest.newBuilder().setAttributes(attributes).build();
    }

    /** What Envoy's JWT filter leaves. */
    static AttributeContext.Builder claims(Map<String, ?> claims) {
        AttributeContext.Builder attributes = AttributeContext.newBuilder();
        attributes
                .getMetadataContextBuilder()
                .putFilterMetadata("envoy.filters.http.jwt_authn", Structs.of(Map.of("token", claims)));
        return attributes;
    }

    static AttributeContext.Builder metadata(Struct tokens) {
        AttributeContext.Builder attributes = AttributeContext.newBuilder();
        attributes.getMetadataContextBuilder().putFilterMetadata("envoy.filters.http.jwt_authn", tokens);
        return attributes;
    }

    /** Headers one by one, a name and its value in turn. */
    static HttpRequest.Builder get(String path, String... headers) {
        HeaderMap.Builder map = HeaderMap.newBuilder();
        for (int at = 0; at < headers.length; at += 2) {
            map.addHeaders(
                    HeaderValue.newBuilder().setKey(headers[at]).setRawValue(ByteString.copyFromUtf8(headers[at + 1])));
        }
        return HttpRequest.newBuilder().setMethod("GET").setPath(path).setHeaderMap(map);
    }
}
