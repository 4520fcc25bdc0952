package dev.portcullis.server.caller;

import java.util.List;

/**
 * Who may call a server.
 *
 * @param tokens those who are known by a token of ours
 * @param issuers those whose tokens are JWTs, by who issues them
 * @param certificates those who are known by a certificate
 */
public record CallersFile(List<StaticToken> tokens, List<JwtIssuer> issuers, List<CertificateCaller> certificates) {
    /** Nobody. */
    public static final CallersFile NOBODY = new CallersFile(List.of(), List.of(), List.of());

    public CallersFile {
        tokens = List.copyOf(tokens);
        issuers = List.copyOf(issuers);
        certificates = List.copyOf(certificates);
    }
}
