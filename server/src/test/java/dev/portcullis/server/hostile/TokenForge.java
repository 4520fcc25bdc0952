package dev.portcullis.server.hostile;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes JWTs out of any header and any claims, also such as no library would make. */
final class TokenForge {
    static final String ISSUER = "https://id.example.com";
    static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"one\"}";
    private static final int COORDINATE = 32;

    private final KeyPair rsa = pair("RSA", 2048);
    private final KeyPair others = pair("RSA", 2048);
    private final KeyPair elliptic = pair("EC", 256);

    private static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    /** The keys of the issuer, as it publishes them. */
    String published() {
        return new JWKSet(List.of(
                        publicKey(),
                        new ECKey.Builder(Curve.P_256, (ECPublicKey) elliptic.getPublic())
                                .keyID("two")
                                .build()))
                .toString(true);
    }

    RSAKey publicKey() {
        return new RSAKey.Builder((RSAPublicKey) rsa.getPublic()).keyID("one").build();
    }

    RSAKey othersKey() {
        return new RSAKey.Builder((RSAPublicKey) others.getPublic())
                .keyID("one")
                .build();
    }

    /** Claims that are all right. */
    static String claims() {
        return "{\"iss\":\"" + ISSUER + "\"," + rest() + "}";
    }

    /** What the claims say beside the issuer. */
    static String rest() {
        long now = Instant.now().getEpochSecond();
        return "\"aud\":\"portcullis\",\"sub\":\"gateway\",\"iat\":" + now + ",\"exp\":" + (now + 600);
    }

    /** A token that is all right. */
    String sound() {
        return signed(HEADER, claims());
    }

    /** By the key of the issuer. */
    String signed(String header, String claims) {
        return signed(header, claims, "SHA256withRSA", rsa.getPrivate());
    }

    /** By a key of somebody else. */
    String byOthers(String header, String claims) {
        return signed(header, claims, "SHA256withRSA", others.getPrivate());
    }

    /** By the issuer's elliptic key, in the form that Java has and JWTs do not. */
    String inDer(String claims) {
        return signed("{\"alg\":\"ES256\",\"kid\":\"two\"}", claims, "SHA256withECDSA", elliptic.getPrivate());
    }

    /** By the issuer's elliptic key. */
    String elliptic(String header, String claims) {
        return signed(header, claims, "SHA256withECDSAinP1363Format", elliptic.getPrivate());
    }

    private static String signed(String header, String claims, String algorithm, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            String text = text(header, claims);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** With a secret that both sides are said to know. */
    static String shared(String header, String claims, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String text = text(header, claims);
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** With these bytes for a signature. */
    static String with(String header, String claims, byte[] signature) {
        return text(header, claims) + "." + base64(signature);
    }

    /** The signature of zeros, which is right for any text where nobody looks. */
    static byte[] nothing() {
        return new byte[2 * COORDINATE];
    }

    /** What somebody who confuses keys may take the issuer's public key for. */
    List<byte[]> publicKeyAsSecret() {
        byte[] der = rsa.getPublic().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        byte[] modulus = ((RSAPublicKey) rsa.getPublic()).getModulus().toByteArray();
        return List.of(
                der,
                utf8(pem),
                utf8(pem + "\n"),
                utf8(lines.replace("\n", "")),
                Arrays.copyOfRange(modulus, 1, modulus.length),
                utf8(publicKey().toJSONString()),
                utf8(published()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String header, String claims) {
        return Wire.base64(header) + "." + Wire.base64(claims);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
