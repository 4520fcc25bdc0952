/** Why a decision is what it is, part by part, and what is missing for another one. */
@NullMarked
package dev.portcullis.explain;

import org.jspecify.annotations.NullMarked;
