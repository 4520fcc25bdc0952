package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.MemberState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is around a store.
 *
 * @param followers who follows it; missing where the store does not know that
 * @param members the cluster that it is in; empty where it is in none
 */
record StoreSurroundings(Optional<List<Follower>> followers, List<MemberState> members) {
    private static final String NOTHING = "-";

    /** Those of a store, as they are now. */
    static StoreSurroundings of(Store store) {
        return new StoreSurroundings(
                store.followers().map(Followers::all), store instanceof EtcdStore etcd ? etcd.members() : List.of());
    }

    /**
     * For people.
     *
     * @param token up to where the store is known
     */
    List<Table> tables(StoreToken token) {
        List<Table> tables = new ArrayList<>();
        if (!members.isEmpty()) {
            List<List<String>> rows =
                    members.stream().map(StoreSurroundings::row).toList();
            tables.add(new Table(List.of("MEMBER", "STATE", "VERSION", "BYTES"), rows));
        }
        followers.filter(known -> !known.isEmpty()).ifPresent(known -> {
            List<List<String>> rows =
                    known.stream().map(follower -> row(follower, token)).toList();
            tables.add(new Table(List.of("FOLLOWER", "USES", "BEHIND", "HEARD OF"), rows));
        });
        return tables;
    }

    private static List<String> row(MemberState member) {
        return member instanceof MemberState.Answers answers
                ? List.of(
                        answers.endpoint().toString(),
                        state(answers),
                        answers.version(),
                        String.valueOf(answers.bytes()))
                : List.of(member.endpoint().toString(), "does not answer", NOTHING, NOTHING);
    }

    private static String state(MemberState.Answers member) {
        return member.alarms().isEmpty()
                ? member.role().word()
                : member.role().word() + ", alarm " + String.join(", ", member.alarms());
    }

    private static List<String> row(Follower follower, StoreToken token) {
        boolean comparable = follower.uses().epoch().equals(token.epoch());
        long behind = Math.max(0, token.revision() - follower.uses().revision());
        boolean silent = follower.silent().compareTo(Confirmations.LONGEST_SILENCE) > 0;
        return List.of(
                follower.name(),
                follower.uses().equals(StoreToken.NONE) ? NOTHING : String.valueOf(follower.uses()),
                comparable ? String.valueOf(behind) : NOTHING,
                silent ? follower.silent().toSeconds() + "s ago" : "now");
    }

    /** For programs. */
    void addTo(Map<String, Object> document) {
        if (!members.isEmpty()) {
            document.put(
                    "members", members.stream().map(StoreSurroundings::document).toList());
        }
        followers.ifPresent(known -> document.put(
                "followers", known.stream().map(WaitOption::document).toList()));
    }

    private static Map<String, Object> document(MemberState member) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("endpoint", member.endpoint().toString());
        document.put("answers", member instanceof MemberState.Answers);
        if (member instanceof MemberState.Answers answers) {
            document.put("role", answers.role().word());
            document.put("version", answers.version());
            document.put("bytes", answers.bytes());
            document.put("alarms", answers.alarms());
        } else if (member instanceof MemberState.Silent silent) {
            document.put("why", silent.why());
        }
        return document;
    }
}
