/** What operators see of a server: health, metrics, traces, logs, and what goes on record. */
@NullMarked
package dev.portcullis.server.operations;

import org.jspecify.annotations.NullMarked;
