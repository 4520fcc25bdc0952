/** The decision point: what all edges ask, and those who are told of every decision. */
@NullMarked
package dev.portcullis.server.point;

import org.jspecify.annotations.NullMarked;
