package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.keyword;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Struct;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a custom resource of Teleport's Kubernetes operator may say: around Teleport's spec, what Kubernetes writes. */
final class CustomResourceShape {
    private static final Struct METADATA = struct(
            "Kubernetes metadata",
            field("annotations", LABELS, "Notes of tools."),
            field("creationTimestamp", TIMESTAMP, "Written by Kubernetes."),
            field("deletionGracePeriodSeconds", WHOLE, "Written by Kubernetes."),
            field("deletionTimestamp", TIMESTAMP, "Written by Kubernetes."),
            field("finalizers", TEXT_LIST, "Who must agree before the resource goes."),
            field("generateName", TEXT, "Beginning of a name that Kubernetes makes."),
            field("generation", WHOLE, "Written by Kubernetes."),
            field("labels", LABELS, "Labels of the resource itself."),
            field("managedFields", ANYTHING, "Written by Kubernetes."),
            required("name", TEXT, "Name of the resource, unique in its kind."),
            field("namespace", TEXT, "Namespace in Kubernetes; says nothing to Teleport."),
            field("ownerReferences", ANYTHING, "What the resource is a part of."),
            field("resourceVersion", TEXT, "Written by Kubernetes."),
            field("selfLink", TEXT, "Written by older versions of Kubernetes."),
            field("uid", TEXT, "Written by Kubernetes."));

    private static final Map<CustomKind, Struct> SHAPES = Stream.of(CustomKind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), CustomResourceShape::resource));

    private CustomResourceShape() {}

    /** What a custom resource of a kind may say. */
    static Struct of(CustomKind kind) {
        return SHAPES.getOrDefault(kind, METADATA);
    }

    private static Struct resource(CustomKind kind) {
        return struct(
                "a " + kind.word(),
                required("apiVersion", TEXT, "`resources.teleport.dev/`, and a version."),
                required("kind", keyword(kind.word()), "Always `" + kind.word() + "`."),
                required("metadata", METADATA, "What every resource of Kubernetes has."),
                kind.kind().spec(),
                field("status", ANYTHING, "Written by the operator."));
    }
}
