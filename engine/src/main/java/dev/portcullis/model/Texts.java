package dev.portcullis.model;

import java.util.List;

/** A compiled text of a role that may be a template: the texts that it stands for. */
@FunctionalInterface
interface Texts {
    /** What it stands for with the traits of the scope's user; empty where the template yields nothing. */
    List<String> of(Scope scope);
}
