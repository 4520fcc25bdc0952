/** The configuration of a server: one YAML file, and variables of the environment over it. */
@NullMarked
package dev.portcullis.server.config;

import org.jspecify.annotations.NullMarked;
