package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.FLAG;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.struct;
import static dev.portcullis.catalog.Shapes.structs;

import dev.portcullis.catalog.Shape.Struct;

/** What the smaller resources about clusters may say. */
public final class ClusterShapes {
    /** What roles of another cluster's users mean here. */
    public static final Shape ROLE_MAP = structs(
            "a role mapping",
            field("remote", TEXT, "Pattern over names of remote roles."),
            field("local", TEXTS, "Names of local roles; `$1` is a group of the pattern."));

    /** Networking of the cluster. */
    public static final Struct NETWORKING = MetadataShape.single(
            "cluster_networking_config",
            struct(
                    "a cluster_networking_config spec",
                    field("assist_command_execution_workers", WHOLE, "Not used."),
                    field("case_insensitive_routing", FLAG, "Whether host names match in any case."),
                    field("client_idle_timeout", DURATION, "When an idle session ends; `0s` for never."),
                    field("client_idle_timeout_message", TEXT, "What users are told then."),
                    field("keep_alive_count_max", WHOLE, "Missed keep-alives that end a connection."),
                    field("keep_alive_interval", DURATION, "Time between keep-alives."),
                    field("proxy_listener_mode", ANYTHING, "How the proxy listens."),
                    field("proxy_ping_interval", DURATION, "Time between pings of the proxy."),
                    field("routing_strategy", ANYTHING, "Which of several servers of a name is chosen."),
                    field("session_control_timeout", DURATION, "How long session control may be out of reach."),
                    field("ssh_dial_timeout", DURATION, "How long a connection may take."),
                    field("tunnel_strategy", ANYTHING, "How agents reach proxies."),
                    field("web_idle_timeout", DURATION, "When an idle web session ends.")));

    /** Name of the cluster. */
    public static final Struct NAME = MetadataShape.single(
            "cluster_name",
            struct(
                    "a cluster_name spec",
                    field("cluster_id", TEXT, "Id of the cluster."),
                    field("cluster_name", TEXT, "Name of the cluster.")));

    /** Another cluster whose users are let in. */
    public static final Struct TRUSTED = MetadataShape.resource(
            "trusted_cluster",
            struct(
                    "a trusted_cluster spec",
                    field("enabled", FLAG, "Whether the trust is in force."),
                    field("role_map", ROLE_MAP, "What roles of its users mean here."),
                    field("roles", TEXT_LIST, "Older form of `role_map`."),
                    field("token", TEXT, "Token to join with."),
                    field("tunnel_addr", TEXT, "Address of the tunnel."),
                    field("web_proxy_addr", TEXT, "Address of the proxy.")));

    private ClusterShapes() {}
}
