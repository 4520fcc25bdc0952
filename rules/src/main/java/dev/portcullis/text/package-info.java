/** How texts are shown in messages. */
@NullMarked
package dev.portcullis.text;

import org.jspecify.annotations.NullMarked;
