package dev.portcullis.request;

/**
 * An object inside a Kubernetes cluster, and what is to be done with it.
 *
 * @param kind plural API name, for example {@code pods}
 * @param apiGroup empty for the core group
 * @param namespace empty for cluster-wide kinds
 * @param name its name
 * @param verb for example {@code get}
 */
public record KubeObject(String kind, String apiGroup, String namespace, String name, String verb) {
    /** Only the cluster itself is asked for. */
    public static final KubeObject NONE = new KubeObject("", "", "", "", "");
}
