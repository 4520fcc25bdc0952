/** Who a subject is in the cluster that decides. */
@NullMarked
package dev.portcullis.identity;

import org.jspecify.annotations.NullMarked;
