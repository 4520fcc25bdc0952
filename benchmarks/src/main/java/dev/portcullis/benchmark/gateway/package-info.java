/** A gateway that is measured: sessions on a store that changes. */
@NullMarked
package dev.portcullis.benchmark.gateway;

import org.jspecify.annotations.NullMarked;
