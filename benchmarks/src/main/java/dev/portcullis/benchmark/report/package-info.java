/** Results of measurements into a page with plots and a table. */
@NullMarked
package dev.portcullis.benchmark.report;

import org.jspecify.annotations.NullMarked;
