package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The certification of AuthZEN, level Discovery: each test carries the number that the scenario gives it. */
@Timeout(60)
class CertificationDiscoveryTest {
    private static final String PATH = "/.well-known/authzen-configuration";
    private static final List<String> ENDPOINTS = List.of(
            "access_evaluation_endpoint",
            "access_evaluations_endpoint",
            "search_subject_endpoint",
            "search_resource_endpoint",
            "search_action_endpoint");

    private static AuthZenServer called(String identifier) {
        return AuthZenServer.of(
                "", "", new AuthZenSettings(Optional.of(URI.create(identifier)), Set.of("user"), Set.of()));
    }

    @Test
    @DisplayName("c-6-1, c-6-2, c-6-3, c-6-4, c-6-5")
    void tellsWhereItsInterfacesAre() {
        try (AuthZenServer server = called("https://pdp.example.com")) {
            JsonNode metadata = server.send(server.request(PATH).GET()).json();

            assertThat(metadata.get("policy_decision_point").stringValue()).isEqualTo("https://pdp.example.com");
            assertThat(metadata.get("access_evaluation_endpoint").stringValue())
                    .isEqualTo("https://pdp.example.com/access/v1/evaluation");
            assertThat(metadata.get("search_action_endpoint").stringValue())
                    .isEqualTo("https://pdp.example.com/access/v1/search/action");
            assertThat(ENDPOINTS)
                    .allSatisfy(name -> assertThat(metadata.get(name).stringValue())
                            .startsWith("https://pdp.example.com/access/v1/"));
        }
    }

    @Test
    @DisplayName("c-6-1, with a path")
    void thePathOfTheIdentifierComesLast() {
        try (AuthZenServer server = called("https://pdp.example.com/tenant1")) {
            JsonNode metadata =
                    server.send(server.request(PATH + "/tenant1").GET()).json();

            assertThat(metadata.get("policy_decision_point").stringValue())
                    .isEqualTo("https://pdp.example.com/tenant1");
            assertThat(metadata.get("access_evaluation_endpoint").stringValue())
                    .isEqualTo("https://pdp.example.com/tenant1/access/v1/evaluation");
        }
    }

    @Test
    @DisplayName("c-6-6")
    void goesByTheHostThatWasAskedWhereNoIdentifierIsSet() {
        try (AuthZenServer server = AuthZenServer.of(Path.of("../examples/authzen-certification/policy"))) {
            JsonNode metadata = server.send(server.request(PATH).GET()).json();
            String base = "http://127.0.0.1:" + server.port();

            assertThat(metadata.get("policy_decision_point").stringValue()).isEqualTo(base);
            assertThat(metadata.get("access_evaluation_endpoint").stringValue())
                    .isEqualTo(base + "/access/v1/evaluation");
            assertThat(server.post(
                                    "/access/v1/evaluation",
                                    "{\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"action\": {\"name\": \"read\"},"
                                            + " \"resource\": {\"type\": \"record\", \"id\": \"record-1\"}}")
                            .decision())
                    .isTrue();
        }
    }
}
