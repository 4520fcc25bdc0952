package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.TokenForge.HEADER;
import static dev.portcullis.server.hostile.TokenForge.claims;
import static dev.portcullis.server.hostile.TokenForge.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that a server must not believe, each but for one thing as its issuer would make it. */
final class ForgedTokens {
    private static final byte[] EMPTY = {0};

    private final TokenForge forge;
    private final String elsewhere;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private ForgedTokens(TokenForge forge, String elsewhere) {
        this.forge = forge;
        this.elsewhere = elsewhere;
    }

    /**
     * All of them, by what is wrong with them.
     *
     * @param elsewhere an address where the keys of somebody else can be read
     */
    static Map<String, String> all(TokenForge forge, String elsewhere) {
        ForgedTokens forged = new ForgedTokens(forge, elsewhere);
        forged.withoutSignature();
        forged.confused();
        forged.ofOtherKeys();
        forged.namingKeys();
        forged.forOthers();
        forged.outOfTime();
        forged.twice();
        forged.broken();
        return forged.tokens;
    }

    private void withoutSignature() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "", " none", "none\\u0000", "null")) {
            String header = "{\"alg\":\"" + none + "\",\"typ\":\"JWT\",\"kid\":\"one\"}";
            tokens.put("the algorithm `" + none + "`", TokenForge.with(header, claims(), new byte[0]));
            tokens.put("the algorithm `" + none + "`, signed", forge.signed(header, claims()));
        }
        tokens.put("no algorithm", forge.signed("{\"typ\":\"JWT\",\"kid\":\"one\"}", claims()));
        tokens.put("the algorithm null", forge.signed("{\"alg\":null,\"kid\":\"one\"}", claims()));
        tokens.put("two algorithms", forge.signed("{\"alg\":[\"RS256\",\"none\"],\"kid\":\"one\"}", claims()));
        tokens.put("an empty signature", TokenForge.with(HEADER, claims(), new byte[0]));
        tokens.put("a signature of zeros", TokenForge.with(HEADER, claims(), new byte[256]));
        tokens.put(
                "an elliptic signature of zeros",
                TokenForge.with("{\"alg\":\"ES256\",\"kid\":\"two\"}", claims(), TokenForge.nothing()));
    }

    private void confused() {
        int form = 0;
        for (byte[] secret : forge.publicKeyAsSecret()) {
            for (String id : List.of("\"kid\":\"one\",", "")) {
                tokens.put(
                        "the public key as a secret, " + form++,
                        TokenForge.shared("{" + id + "\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims(), secret));
            }
        }
        tokens.put("no secret", TokenForge.shared("{\"alg\":\"HS256\"}", claims(), EMPTY));
        tokens.put(
                "the algorithm of another kind of key", forge.signed("{\"alg\":\"ES256\",\"kid\":\"one\"}", claims()));
        tokens.put("an elliptic key for RSA", forge.elliptic("{\"alg\":\"RS256\",\"kid\":\"two\"}", claims()));
        tokens.put("the id of an RSA key for ES256", forge.elliptic("{\"alg\":\"ES256\",\"kid\":\"one\"}", claims()));
        tokens.put("the algorithm in small letters", forge.signed("{\"alg\":\"rs256\",\"kid\":\"one\"}", claims()));
        tokens.put("an algorithm that is not allowed", forge.signed("{\"alg\":\"RS512\",\"kid\":\"one\"}", claims()));
        tokens.put("an elliptic signature in DER", forge.inDer(claims()));
    }

    private void ofOtherKeys() {
        tokens.put("the key of somebody else", forge.byOthers(HEADER, claims()));
        tokens.put("the key of somebody else, without an id", forge.byOthers("{\"alg\":\"RS256\"}", claims()));
        tokens.put(
                "a key that it brings along",
                forge.byOthers("{\"alg\":\"RS256\",\"jwk\":" + forge.othersKey().toJSONString() + "}", claims()));
        for (String member : List.of("jku", "x5u")) {
            tokens.put(
                    "a key elsewhere, by " + member,
                    forge.byOthers(
                            "{\"alg\":\"RS256\",\"kid\":\"one\",\"" + member + "\":\"" + elsewhere + "\"}", claims()));
        }
        tokens.put("an issuer elsewhere", forge.byOthers(HEADER, "{\"iss\":\"" + elsewhere + "\"," + rest() + "}"));
        tokens.put("a chain of nothing", forge.byOthers("{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}", claims()));
    }

    private void namingKeys() {
        for (String id : List.of(
                "../../../../dev/null",
                "/dev/null",
                "keys.json",
                "file:///dev/null",
                elsewhere,
                "one' or '1'='1",
                "one\\u0000",
                "$(id)",
                "ONE",
                "")) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";
            tokens.put("the key `" + id + "`", forge.byOthers(header, claims()));
            tokens.put(
                    "the secret `" + id + "`",
                    TokenForge.shared("{\"alg\":\"HS256\",\"kid\":\"" + id + "\"}", claims(), EMPTY));
        }
        for (String id : List.of("1", "null", "[\"one\"]", "{\"one\":1}", "true")) {
            tokens.put("the key " + id, forge.byOthers("{\"alg\":\"RS256\",\"kid\":" + id + "}", claims()));
        }
    }

    private void claimed(String name, String claims) {
        tokens.put(name, forge.signed(HEADER, claims));
    }

    private void forOthers() {
        for (String issuer : List.of(
                "\"https://id.example.com/\"",
                "\"https://id.example.com.evil.example\"",
                "\"HTTPS://ID.EXAMPLE.COM\"",
                "\"\"",
                "null",
                "1",
                "[\"https://id.example.com\"]",
                "{\"https://id.example.com\":1}")) {
            claimed("the issuer " + issuer, "{\"iss\":" + issuer + "," + rest() + "}");
        }
        claimed("no issuer", "{" + rest() + "}");
        for (String audience :
                List.of("\"elsewhere\"", "\"Portcullis\"", "\"\"", "[]", "[\"elsewhere\"]", "null", "1", "{}")) {
            claimed("the audience " + audience, claims().replace("\"portcullis\"", audience));
        }
        claimed("no audience", claims().replace("\"aud\":\"portcullis\",", ""));
        for (String subject : List.of("null", "\"\"", "[\"gateway\"]", "\"a\\nb\"", "\"" + "x".repeat(300) + "\"")) {
            claimed(
                    "the subject " + subject.substring(0, Math.min(20, subject.length())),
                    claims().replace("\"gateway\"", subject));
        }
    }

    private void outOfTime() {
        long now = Instant.now().getEpochSecond();
        String from = "{\"iss\":\"" + TokenForge.ISSUER + "\",\"aud\":\"portcullis\",\"sub\":\"gateway\",";
        claimed("an end that has passed", from + "\"iat\":" + (now - 600) + ",\"exp\":" + (now - 60) + "}");
        claimed("an end long ago", from + "\"iat\":0,\"exp\":1}");
        for (String end : List.of(
                "null",
                "\"tomorrow\"",
                "\"" + (now + 600) + "x\"",
                "-1",
                "[]",
                "{}",
                "true",
                "1e300",
                "9223372036854775807",
                "9223372036854775808")) {
            claimed("the end " + end, from + "\"iat\":" + now + ",\"exp\":" + end + "}");
        }
        claimed("no end", from + "\"iat\":" + now + "}");
        claimed("an end in a year", from + "\"exp\":" + (now + 31_536_000) + "}");
        claimed("a beginning to come", claims().replace("\"iat\"", "\"nbf\":" + (now + 120) + ",\"iat\""));
        claimed("an issue to come", from + "\"iat\":" + (now + 120) + ",\"exp\":" + (now + 600) + "}");
        for (String time : List.of("\"now\"", "[]", "{}")) {
            claimed("the beginning " + time, claims().replace("\"iat\"", "\"nbf\":" + time + ",\"iat\""));
        }
    }

    private void twice() {
        long now = Instant.now().getEpochSecond();
        claimed("two issuers", claims().replace("{\"iss\"", "{\"iss\":\"https://evil.example\",\"iss\""));
        claimed("two subjects", claims().replace("\"sub\"", "\"sub\":\"admin\",\"sub\""));
        claimed("two ends", claims().replace("\"exp\"", "\"exp\":" + (now - 600) + ",\"exp\""));
        claimed("two audiences", claims().replace("\"aud\"", "\"aud\":\"elsewhere\",\"aud\""));
        claimed("two audiences, one escaped", claims().replace("\"aud\"", "\"\\u0061ud\":\"elsewhere\",\"aud\""));
        tokens.put("two algorithms in turn", forge.signed(HEADER.replace("{", "{\"alg\":\"none\","), claims()));
        tokens.put("two keys in turn", forge.signed(HEADER.replace("{", "{\"kid\":\"two\","), claims()));
    }

    private void broken() {
        String sound = forge.sound();
        String[] parts = sound.split("\\.", -1);
        tokens.put(
                "a changed subject",
                parts[0] + "." + Wire.base64(claims().replace("gateway", "admin")) + "." + parts[2]);
        tokens.put("a changed header", Wire.base64(HEADER.replace("one", "two")) + "." + parts[1] + "." + parts[2]);
        tokens.put("half a signature", sound.substring(0, sound.length() - 100));
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("four parts", sound + "." + parts[2]);
        tokens.put("five parts", sound + "." + parts[2] + "." + parts[2]);
        tokens.put("a quoted token", "\"" + sound + "\"");
        tokens.put("two tokens", sound + "," + sound);
        tokens.put("a blank amid the token", parts[0] + " ." + parts[1] + "." + parts[2]);
        tokens.put("claims that are a list", forge.signed(HEADER, "[" + claims() + "]"));
        tokens.put("claims and more", forge.signed(HEADER, claims() + claims()));
        tokens.put("claims that are no JSON", forge.signed(HEADER, "nonsense"));
        tokens.put("no claims", forge.signed(HEADER, ""));
        tokens.put(
                "deep claims",
                forge.signed(
                        HEADER,
                        claims().replace("{\"iss\"", "{\"a\":" + "[".repeat(900) + "]".repeat(900) + ",\"iss\"")));
        tokens.put("a token in a token", forge.signed(HEADER.replace("{", "{\"cty\":\"JWT\","), "\"" + sound + "\""));
        tokens.put(
                "more than eight kilobytes",
                forge.signed(HEADER, claims().replace("{\"iss\"", "{\"a\":\"" + "x".repeat(7_000) + "\",\"iss\"")));
        for (String more : List.of(
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[]",
                "\"typ\":\"logout+jwt\"",
                "\"zip\":\"DEF\",\"crit\":[\"zip\"]")) {
            String header = more.startsWith("\"typ\"")
                    ? "{\"alg\":\"RS256\",\"kid\":\"one\"," + more + "}"
                    : HEADER.replace("{", "{" + more + ",");
            tokens.put("a header with " + more, forge.signed(header, claims()));
        }
    }
}
