package dev.portcullis.server.caller;

/**
 * A caller that is known by its certificate.
 *
 * @param mark what the certificate is known by
 * @param grant what the caller is given
 */
public record CertificateCaller(CertificateMark mark, Grant grant) {}
