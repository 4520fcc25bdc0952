/** How folders of files change. */
@NullMarked
package dev.portcullis.folder;

import org.jspecify.annotations.NullMarked;
