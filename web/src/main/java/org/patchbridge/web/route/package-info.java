/**
 * What the server answers, one class a part of the interface that {@code openapi.yaml} describes.
 */
package org.patchbridge.web.route;
