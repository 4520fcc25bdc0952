/** What all edges share of HTTP: routes, strict JSON, refusals. */
@NullMarked
package dev.portcullis.server.web;

import org.jspecify.annotations.NullMarked;
