package dev.portcullis.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who asks. */
public sealed interface Subject {

    /**
     * A person or a bot, with what the credential says of it. Empty texts and lists mean that it says nothing.
     *
     * @param name user name in the cluster that issued the credential
     * @param roles role names of the credential, in its order
     * @param traits traits of the credential
     * @param originCluster cluster that issued the credential; empty for the one that decides
     * @param mfaDevice id of the MFA device that verified the credential
     * @param device trusted device of the credential
     * @param accessRequests ids of the access requests that are assumed
     * @param allowedResources the only resources that may be reached; empty for no such limit
     * @param botInstance id of the bot instance
     * @param joinToken name of the token that the bot joined with
     * @param authTime when it was last proven who this is; {@link Instant#MIN} where that is not known
     */
    record User(
            String name,
            List<String> roles,
            Map<String, List<String>> traits,
            String originCluster,
            String mfaDevice,
            Device device,
            List<String> accessRequests,
            List<ResourceId> allowedResources,
            String botInstance,
            String joinToken,
            Instant authTime)
            implements Subject {
        public User {
            roles = List.copyOf(roles);
            traits = Map.copyOf(traits);
            accessRequests = List.copyOf(accessRequests);
            allowedResources = List.copyOf(allowedResources);
        }

        /** A credential of which it is not known when it was issued. */
        public User(
                String name,
                List<String> roles,
                Map<String, List<String>> traits,
                String originCluster,
                String mfaDevice,
                Device device,
                List<String> accessRequests,
                List<ResourceId> allowedResources,
                String botInstance,
                String joinToken) {
            this(
                    name,
                    roles,
                    traits,
                    originCluster,
                    mfaDevice,
                    device,
                    accessRequests,
                    allowedResources,
                    botInstance,
                    joinToken,
                    Instant.MIN);
        }

        /** A local user of whom only name, roles and traits are known. */
        public static User local(String name, List<String> roles, Map<String, List<String>> traits) {
            return new User(name, roles, traits, "", "", Device.NONE, List.of(), List.of(), "", "");
        }

        /** The same credential under another name and with other roles. */
        public User as(String otherName, List<String> otherRoles) {
            return with(otherName, otherRoles, authTime);
        }

        /** The same credential, issued at an instant. */
        public User authenticated(Instant time) {
            return with(name, roles, time);
        }

        private User with(String otherName, List<String> otherRoles, Instant time) {
            return new User(
                    otherName,
                    otherRoles,
                    traits,
                    originCluster,
                    mfaDevice,
                    device,
                    accessRequests,
                    allowedResources,
                    botInstance,
                    joinToken,
                    time);
        }

        /** Whether it is a machine identity and no person. */
        public boolean isBot() {
            return !botInstance.isEmpty() || !joinToken.isEmpty();
        }

        /** The values of a trait; none when it is missing. */
        public List<String> trait(String trait) {
            return traits.getOrDefault(trait, List.of());
        }
    }

    /**
     * A machine of the cluster itself.
     *
     * @param role its built-in role, for example {@code Node}
     * @param serverId its host id, without cluster suffix
     */
    record Agent(String role, String serverId) implements Subject {}
}
