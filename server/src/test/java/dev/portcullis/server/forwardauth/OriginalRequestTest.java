package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.server.mapping.HttpExchange;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalRequestTest {
    private static MultiMap forwarded() {
        return MultiMap.caseInsensitiveMultiMap()
                .add("X-Forwarded-Method", "PUT")
                .add("X-Forwarded-Proto", "https")
                .add("X-Forwarded-Host", "wiki.example.com")
                .add("X-Forwarded-Uri", "/pages/1?draft=true")
                .add("X-Forwarded-For", "192.0.2.1");
    }

    private static MultiMap originalUrl(String url) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("X-Original-Method", "GET")
                .add("X-Original-URL", url)
                .add("X-Forwarded-For", "192.0.2.1");
    }

    @Test
    void readsWhatTraefikAndCaddySend() {
        HttpExchange exchange = OriginalRequest.read(HeaderSet.FORWARDED, forwarded());

        assertThat(exchange.method()).isEqualTo("PUT");
        assertThat(exchange.scheme()).isEqualTo("https");
        assertThat(exchange.host()).isEqualTo("wiki.example.com");
        assertThat(exchange.target()).isEqualTo("/pages/1?draft=true");
        assertThat(exchange.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void readsWhatNginxIsToldToSend() {
        MultiMap headers = forwarded()
                .remove("X-Forwarded-Method")
                .remove("X-Forwarded-Uri")
                .add("X-Original-Method", "DELETE")
                .add("X-Original-URI", "/pages/2");
        HttpExchange exchange = OriginalRequest.read(HeaderSet.ORIGINAL_URI, headers);

        assertThat(exchange.method()).isEqualTo("DELETE");
        assertThat(exchange.target()).isEqualTo("/pages/2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://wiki.example.com/a/b?c=d, https, wiki.example.com, /a/b?c=d",
        "http://wiki.example.com:8080, http, wiki.example.com:8080, /",
        "HTTPS://wiki.example.com?c, https, wiki.example.com, /?c",
        "http://[::1]:80/x, http, [::1]:80, /x",
    })
    void readsWhatIngressesSend(String url, String scheme, String host, String target) {
        HttpExchange exchange = OriginalRequest.read(HeaderSet.ORIGINAL_URL, originalUrl(url));

        assertThat(List.of(exchange.scheme(), exchange.host(), exchange.target()))
                .containsExactly(scheme, host, target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "wiki.example.com/a", "ftp://a/b", "javascript:alert(1)", "//a/b", "http:/a"})
    void refusesWhatIsNoUrl(String url) {
        assertThatThrownBy(() -> OriginalRequest.read(HeaderSet.ORIGINAL_URL, originalUrl(url)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Method",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Uri",
            })
    void demandsEveryHeaderOfTheSetOnce(String name) {
        MultiMap without = forwarded().remove(name);
        MultiMap empty = forwarded().set(name, "");
        MultiMap twice = forwarded().add(name, "GET");

        for (MultiMap headers : List.of(without, empty, twice)) {
            assertThatThrownBy(() -> OriginalRequest.read(HeaderSet.FORWARDED, headers))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("the gateway must send the header " + name + " once");
        }
    }

    @Test
    void takesNothingFromTheHeadersOfAnotherSet() {
        MultiMap headers = forwarded()
                .add("X-Original-Method", "GET")
                .add("X-Original-URI", "/public")
                .add("X-Original-URL", "http://other/public")
                .add("X-Rewrite-Url", "/public")
                .add("Forwarded", "host=other;proto=http")
                .add("X-HTTP-Method-Override", "GET");

        HttpExchange exchange = OriginalRequest.read(HeaderSet.FORWARDED, headers);

        assertThat(List.of(exchange.method(), exchange.host(), exchange.target()))
                .containsExactly("PUT", "wiki.example.com", "/pages/1?draft=true");
        assertThatThrownBy(() -> OriginalRequest.read(HeaderSet.ORIGINAL_URI, forwarded()))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'192.0.2.1', 192.0.2.1",
        "'10.1.1.1, 192.0.2.1', 192.0.2.1",
        "'unknown,192.0.2.1 ', 192.0.2.1",
        "'2001:DB8::0:1', 2001:db8::1",
        "'::ffff:192.0.2.1', 192.0.2.1",
    })
    void believesTheAddressThatTheGatewayHasSeen(String value, String address) {
        HttpExchange exchange =
                OriginalRequest.read(HeaderSet.FORWARDED, forwarded().set("X-Forwarded-For", value));

        assertThat(exchange.address()).isEqualTo(address);
    }

    @Test
    void believesTheLastOfSeveralLinesOfAddresses() {
        MultiMap headers =
                forwarded().set("X-Forwarded-For", "10.1.1.1, 10.1.1.2").add("X-Forwarded-For", "192.0.2.1");

        assertThat(OriginalRequest.read(HeaderSet.FORWARDED, headers).address()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "192.0.2.1, ", "192.0.2.1:443", "192.0.2.256", "_hidden"})
    void refusesWhatIsNoAddress(String value) {
        assertThatThrownBy(() ->
                        OriginalRequest.read(HeaderSet.FORWARDED, forwarded().set("X-Forwarded-For", value)))
                .isInstanceOf(Refusal.class)
                .hasMessage("the header X-Forwarded-For does not end with an IP address");
    }

    @ParameterizedTest
    @CsvSource({"http, http", "HTTPS, https", "ws, http", "wss, https"})
    void takesWebsocketsForWhatTheyBeginAs(String sent, String scheme) {
        MultiMap headers = forwarded().set("X-Forwarded-Proto", sent);

        assertThat(OriginalRequest.read(HeaderSet.FORWARDED, headers).scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Proto, ftp",
        "X-Forwarded-Proto, 'https,http'",
        "X-Forwarded-Method, 'GET, POST'",
        "X-Forwarded-Method, G(T",
    })
    void refusesWhatCanBeReadInSeveralWays(String name, String value) {
        assertThatThrownBy(() ->
                        OriginalRequest.read(HeaderSet.FORWARDED, forwarded().set(name, value)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"/a%20b?c#d, true", "/a b, false", "/b\u00fccher, false", "'/a\t', false", "/\u007f, false"})
    void knowsWhatUrisAreMadeOf(String uri, boolean clear) {
        assertThat(OriginalRequest.isClear(uri)).isEqualTo(clear);
    }

    @Test
    void keepsTheSecretOfTheGatewayToItself() {
        MultiMap headers = forwarded()
                .add("authorization", "Bearer secret")
                .add("Portcullis-Token", "secret")
                .add("X-Forwarded-User", "ann");

        assertThat(OriginalRequest.read(HeaderSet.FORWARDED, headers).headers().values())
                .containsEntry("x-forwarded-user", List.of("ann"))
                .doesNotContainKeys("authorization", "portcullis-token");
        assertThat(headers.contains("authorization")).isTrue();
    }

    @Test
    void hasAWordForEachSet() {
        for (HeaderSet set : HeaderSet.values()) {
            assertThat(HeaderSet.of(set.word())).contains(set);
        }
        assertThat(HeaderSet.of("x-original-uri")).isEmpty();
        assertThat(HeaderSet.ORIGINAL_URI.word()).isEqualTo("original_uri");
    }
}
