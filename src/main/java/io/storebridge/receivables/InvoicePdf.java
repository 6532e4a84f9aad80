package io.storebridge.receivables;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.storebridge.commerce.Invoice;
import io.storebridge.problems.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints invoices: a Mustache template makes XHTML, the renderer makes a PDF of it. The same invoice gives the same bytes.
 * Nothing is loaded but {@link DocumentFiles}.
 */
@Component
class InvoicePdf {

    private static final List<String> REFUSED = List.of("http", "https", "file", "jar", "ftp");

    static {
        XRLog.setLoggerImpl(new RendererLog());
    }

    private final CompanyProperties company;
    private final DocumentProperties documents;
    private final DocumentFiles files;
    private final Mustache.Compiler compiler;

    InvoicePdf(CompanyProperties company, DocumentProperties documents, ResourceLoader resources) {
        this.company = company;
        this.documents = documents;
        this.files = new DocumentFiles(resources, documents.folder(), company.logo());
        this.compiler = Mustache.compiler()
                .withEscaper(Escapers.HTML)
                .emptyStringIsFalse(true)
                .withLoader(name -> files.template(name + ".html"));
    }

    byte[] print(Invoice invoice) {
        if (company.name().isBlank()) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Invoices cannot be printed as long as the seller has no name (storebridge.company.name)");
        }
        Document page = parse(html(invoice));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useUriResolver((base, uri) -> files.resolve(uri));
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith(DocumentFiles.PROTOCOL + ":"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useProtocolsStreamImplementation(files::open, DocumentFiles.PROTOCOL);
        REFUSED.forEach(protocol -> builder.useProtocolsStreamImplementation(InvoicePdf::refuse, protocol));
        builder.withProducer("Storebridge").withW3cDocument(page, "");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            return bytes(renderer.getPdfDocument(), invoice);
        } catch (IOException e) {
            throw new IllegalStateException("Invoice " + invoice.number() + " cannot be printed", e);
        }
    }

    /** Neither the time of printing nor a random id goes into the file. */
    private static byte[] bytes(PDDocument pdf, Invoice invoice) throws IOException {
        LocalDate date = invoice.date() == null ? LocalDate.EPOCH : invoice.date();
        GregorianCalendar made = GregorianCalendar.from(date.atStartOfDay(ZoneOffset.UTC));
        made.setTimeZone(TimeZone.getTimeZone("UTC"));
        pdf.getDocumentInformation().setCreationDate(made);
        pdf.getDocumentInformation().setModificationDate(made);
        pdf.setDocumentId(made.getTimeInMillis());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    /** The template is read each time, so that a change needs no restart. */
    private String html(Invoice invoice) {
        try (Reader template = files.template("invoice.html")) {
            return compiler.compile(template)
                    .execute(InvoiceSheet.of(invoice, company, files.hasLogo(), documents.pageSize()));
        } catch (IOException | MustacheException e) {
            throw new IllegalStateException("The template invoice.html cannot be used: " + e.getMessage(), e);
        }
    }

    private static Document parse(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            DocumentBuilder reader = factory.newDocumentBuilder();
            reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            reader.setErrorHandler(null);
            return reader.parse(new InputSource(new StringReader(html)));
        } catch (SAXException e) {
            throw new IllegalStateException("The template invoice.html is not well-formed XHTML: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FSStream refuse(String uri) {
        throw new IllegalArgumentException("A document may not load " + uri);
    }
}
