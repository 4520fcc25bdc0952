/** What was decided and what was done, line by line: decisions for those who look into them, acts for those who answer for them. */
@NullMarked
package dev.portcullis.audit;

import org.jspecify.annotations.NullMarked;
