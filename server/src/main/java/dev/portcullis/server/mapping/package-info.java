/** What a request of HTTP asks for: a mapping, written as YAML, from its parts to the words of a decision. */
@NullMarked
package dev.portcullis.server.mapping;

import org.jspecify.annotations.NullMarked;
