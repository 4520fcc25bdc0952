/** The cluster that everything is measured on: roles, locks, and requests whose right answers are known. */
@NullMarked
package dev.portcullis.benchmark.world;

import org.jspecify.annotations.NullMarked;
