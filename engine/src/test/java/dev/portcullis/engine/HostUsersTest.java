package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.decision.Decision;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Device;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostUsersTest {
    private static final String KEEP = """
            kind: role
            version: v7
            metadata: {name: keep}
            spec: {options: {create_host_user_mode: keep}, allow: {logins: [root], node_labels: {'*': '*'}}}
            ---
            kind: role
            version: v7
            metadata: {name: other}
            spec: {%s, allow: {logins: [nobody], node_labels%s}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "options: {create_host_user_mode: off}| : {env: prod}",
                "options: {}| : {env: prod}",
                "options: {create_host_user_mode: off, create_host_user: true}| : {env: prod}",
                "options: {create_host_user_mode: keep}|_expression: 'broken('"
            })
    void oneMatchingRoleIsEnoughAgainstAHostUser(String options, String labels) {
        CatalogReading reading =
                new CatalogReader().read(List.of(new SourceFile("roles.yaml", KEEP.formatted(options, labels))));
        assertThat(reading.diagnostics()).isEmpty();
        PolicyEngine engine =
                new PolicyEngine(new PolicyCompiler().compile(reading.catalog()).policy(), LockView.EMPTY);
        Decision decision = engine.decide(Request.connect(
                new Subject.User(
                        "ann",
                        List.of("keep", "other"),
                        Map.of(),
                        "",
                        "key",
                        new Device("d", "tag", "credential"),
                        List.of(),
                        List.of(),
                        "",
                        ""),
                Protocol.SSH,
                Resource.of("node", "n1", Map.of("env", "prod")),
                Account.login("root"),
                Instant.EPOCH));
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.obligations())
                .isNotEmpty()
                .noneMatch(obligation -> obligation.name().equals("create_host_user_mode"));
    }
}
