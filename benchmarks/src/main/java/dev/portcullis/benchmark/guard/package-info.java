/** Keeps decisions from becoming more expensive unnoticed. */
@NullMarked
package dev.portcullis.benchmark.guard;

import org.jspecify.annotations.NullMarked;
