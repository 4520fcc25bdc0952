package dev.portcullis.server.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a request that has one value. */
enum RequestPart {
    METHOD,
    SCHEME,
    HOST,
    PATH,
    QUERY,
    SNI,
    ADDRESS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RequestPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RequestPart::word).toList();
    }

    /** Its value; empty where the gateway does not tell it. */
    String in(ReadExchange exchange) {
        return switch (this) {
            case METHOD -> exchange.raw().method();
            case SCHEME -> exchange.raw().scheme().toLowerCase(Locale.ROOT);
            case HOST -> exchange.host().map(HostName::name).orElse("");
            case PATH -> exchange.path().toString();
            case QUERY -> exchange.raw().query();
            case SNI -> exchange.raw().sni().toLowerCase(Locale.ROOT);
            case ADDRESS -> exchange.raw().address();
        };
    }
}
