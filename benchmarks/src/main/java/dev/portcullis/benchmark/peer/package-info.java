/** Engines that a user would pick instead, and the least that the same answers cost by hand. */
@NullMarked
package dev.portcullis.benchmark.peer;

import org.jspecify.annotations.NullMarked;
