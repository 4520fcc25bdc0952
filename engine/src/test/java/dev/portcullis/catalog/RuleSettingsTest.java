package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    obligation.max_session_ttl        | take another name, or set the option: `max_session_ttl = …`
                    obligation.record_session.desktop | take another name, or set the option: `record_session.desktop = …`
                    obligation.record_session         | take another name
                    obligation.create_db_user         | take another name
                    obligation.kubernetes_groups      | `kubernetes_groups` is a matter of roles, not of rules: take another name
                    obligation.create_host_user_mode  | `create_host_user_mode` is a matter of roles, not of rules: take another name
                    obligation.lock                   | `lock` is a matter of roles, not of rules: take another name
                    kubernetes_users                  | `kubernetes_users` is a matter of roles, not of rules
                    create_host_user_mode             | `create_host_user_mode` is a matter of roles, not of rules
                    lock                              | `lock` is a matter of roles, not of rules
                    """)
    void whatARuleCannotSetIsRefusedWithHelpThatIsTrue(String setting, String help) {
        CatalogReading reading = new CatalogReader()
                .read(List.of(new SourceFile("a.rules", "rule \"a\" allow with " + setting + " = \"x\"")));
        assertThat(reading.accepted()).isFalse();
        assertThat(reading.diagnostics()).extracting(Diagnostic::help).containsExactly(help);
    }
}
