/** From a catalog to a policy that can decide, or to everything that is wrong with it. */
@NullMarked
package dev.portcullis.policy;

import org.jspecify.annotations.NullMarked;
