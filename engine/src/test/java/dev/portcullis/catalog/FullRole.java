package dev.portcullis.catalog;

/** A role that says everything that a role can say. */
final class FullRole {
    static final String TEXT = """
            kind: role
            version: v7
            sub_kind: ''
            metadata:
              name: full
              namespace: default
              description: everything
              labels: {teleport.internal/resource-type: preset}
              expires: "2030-01-01T00:00:00Z"
              revision: 4ca3a9e1-5d5e-4b3c-9a0a-1f8f0f3f3a55
              id: 1712345678
            spec:
              options:
                cert_extensions: [{type: ssh, mode: extension, name: login@github.com, value: "{{external.x}}"}]
                cert_format: standard
                client_idle_timeout: never
                create_db_user: false
                create_db_user_mode: keep
                create_desktop_user: no
                create_host_user: true
                create_host_user_default_shell: /bin/bash
                create_host_user_mode: keep
                desktop_clipboard: true
                desktop_directory_sharing: true
                device_trust_mode: optional
                disconnect_expired_cert: no
                enhanced_recording: [command, network]
                forward_agent: true
                idp: {saml: {enabled: true}}
                lock: best_effort
                max_connections: 2
                max_kubernetes_connections: 1
                max_session_ttl: 8h0m0s
                max_sessions: 10
                mfa_verification_interval: 1h
                permit_x11_forwarding: true
                pin_source_ip: true
                port_forwarding: true
                record_session: {default: best_effort, desktop: true, ssh: strict}
                request_access: reason
                request_prompt: why?
                require_session_mfa: hardware_key_touch
                ssh_file_copy: true
                ssh_port_forwarding: {local: {enabled: true}, remote: {enabled: false}}
              allow:
                account_assignments: [{account: "123456789012", name: a, permission_set: p}]
                app_labels: {'*': '*'}
                app_labels_expression: 'true'
                aws_role_arns: ['{{internal.aws_role_arns}}']
                azure_identities: ['{{internal.azure_identities}}']
                cluster_labels: {env: prod}
                cluster_labels_expression: 'true'
                db_labels: {'*': '*'}
                db_labels_expression: 'true'
                db_names: ['*']
                db_permissions: [{match: {object_kind: table}, permissions: [SELECT]}]
                db_roles: [reader]
                db_service_labels: {'*': '*'}
                db_service_labels_expression: 'true'
                db_users: ['*']
                desktop_groups: [admins]
                gcp_service_accounts: ['{{internal.gcp_service_accounts}}']
                github_permissions: [{orgs: [acme]}]
                group_labels: {'*': '*'}
                group_labels_expression: 'true'
                host_groups: [sudo]
                host_sudoers: ['ALL=(ALL) NOPASSWD: ALL']
                impersonate: {users: [bot], roles: [ci], where: 'true'}
                join_sessions: [{name: j, roles: ['*'], kinds: ['*'], modes: [observer]}]
                kubernetes_groups: ['{{internal.kubernetes_groups}}']
                kubernetes_labels: {'*': '*'}
                kubernetes_labels_expression: 'true'
                kubernetes_resources: [{kind: '*', namespace: '*', name: '*', verbs: ['*']}]
                kubernetes_users: [ann]
                linux_desktop_labels: {'*': '*'}
                linux_desktop_labels_expression: 'true'
                linux_desktop_logins: [ann]
                logins: [root]
                mcp: {tools: ['*']}
                namespaces: [default]
                node_labels: {'*': '*'}
                node_labels_expression: 'true'
                request:
                  annotations: {pagerduty: [x]}
                  claims_to_roles: [{claim: groups, value: a, roles: [b]}]
                  kubernetes_resources: [{kind: pod}]
                  max_duration: 12h
                  reason: {mode: required, prompt: why?}
                  roles: [admin]
                  search_as_roles: [admin]
                  suggested_reviewers: [ann]
                  thresholds: [{name: t, approve: 2, deny: 1, filter: 'true'}]
                require_session_join: [{name: a, filter: 'true', kinds: [ssh], modes: [peer], count: 1, on_leave: pause}]
                review_requests:
                  claims_to_roles: [{claim: groups, value: a, roles: [b]}]
                  preview_as_roles: [admin]
                  roles: [admin]
                  where: 'true'
                rules: [{resources: ['*'], verbs: ['*'], where: 'true', actions: ['log("info", "x")']}]
                spiffe: [{path: /a, dns_sans: [a], ip_sans: [10.0.0.0/8]}]
                windows_desktop_labels: {'*': '*'}
                windows_desktop_labels_expression: 'true'
                windows_desktop_logins: [Administrator]
                workload_identity_labels: {'*': '*'}
                workload_identity_labels_expression: 'true'
              deny: {}
            ---
            kind: cluster_auth_preference
            version: v2
            metadata: {name: cluster-auth-preference, labels: {teleport.dev/origin: dynamic}}
            spec:
              type: local
              second_factors: [otp, webauthn]
              webauthn: {rp_id: example.com}
              connector_name: ""
              allow_local_auth: true
              allow_passwordless: true
              allow_headless: true
              disconnect_expired_cert: false
              locking_mode: best_effort
              default_session_ttl: 12h
              message_of_the_day: hello
              device_trust: {mode: optional, auto_enroll: true, ekcert_allowed_cas: []}
              require_session_mfa: false
              idp: {saml: {enabled: true}}
              okta: {}
              hardware_key: {piv_slot: 9a}
              signature_algorithm_suite: balanced-v1
              stable_unix_user_config: {enabled: true}
              second_factor: on
            ---
            kind: cluster_networking_config
            version: v2
            metadata: {name: cluster-networking-config}
            spec:
              client_idle_timeout: 0s
              keep_alive_interval: 5m0s
              keep_alive_count_max: 3
              proxy_listener_mode: 1
              routing_strategy: 0
              session_control_timeout: 0s
              tunnel_strategy: {type: agent_mesh}
              web_idle_timeout: 10m
              case_insensitive_routing: yes
            ---
            kind: user
            version: v2
            metadata: {name: bot-ci, labels: {teleport.internal/bot: ci}}
            spec:
              roles: [bot-ci]
              traits: {logins: null}
              status: {is_locked: false, lock_expires: "0001-01-01T00:00:00Z"}
              expires: "0001-01-01T00:00:00Z"
              local_auth: {}
            status: {password_state: 1}
            """;

    private FullRole() {}
}
