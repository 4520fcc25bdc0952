/** The question: who wants to do what, to which resource, how and when. */
@NullMarked
package dev.portcullis.request;

import org.jspecify.annotations.NullMarked;
