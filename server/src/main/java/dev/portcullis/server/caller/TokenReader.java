package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.time.Instant;
import java.util.Optional;

/** Reads the entries of tokens in a callers file. */
final class TokenReader {
    private static final String WHAT = "a token";

    private final GrantReader grants;
    private final Diagnostics diagnostics;

    TokenReader(GrantReader grants, Diagnostics diagnostics) {
        this.grants = grants;
        this.diagnostics = diagnostics;
    }

    /** A token; missing when it cannot be read, which is reported. */
    Optional<StaticToken> read(Fields entry) {
        Grant grant = grants.read(entry, WHAT);
        Optional<String> id = grants.need(entry, "id", WHAT).map(Fragment::text);
        Optional<TokenHash> hash = grants.need(entry, "hash", WHAT).flatMap(this::hash);
        return id.flatMap(found -> hash.map(kept -> new StaticToken(
                found,
                kept,
                grant,
                entry.time("created").orElse(Instant.MIN),
                entry.time("expires").orElse(Instant.MAX))));
    }

    /** The message leaves out what is written: it may be the token itself. */
    private Optional<TokenHash> hash(Fragment written) {
        Optional<TokenHash> hash = TokenHash.parse(written.text());
        if (hash.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD
                    .at(written.place(), "this is not the hash of a token")
                    .withHelp("make an entry with `portcullis token create`"));
        }
        return hash;
    }
}
