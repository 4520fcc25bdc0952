/** Decisions that policies must give: tests of policies, as data. */
@NullMarked
package dev.portcullis.scenario;

import org.jspecify.annotations.NullMarked;
