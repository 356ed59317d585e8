import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Ranks documents as Lucene does by default: IndonesianAnalyzer, BM25Similarity, every word optional.
 *
 * <p>Arguments: documents (id TAB text), queries (id TAB text), how many results a query. Prints one line a
 * result: query id TAB document id TAB score, best first.
 */
public final class Rank {
  private static final String FIELD = "text";

  public static void main(String[] arguments) throws IOException {
    Analyzer analyzer = new IndonesianAnalyzer();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory, analyzer, Path.of(arguments[0]));
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
        answer(searcher, analyzer, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      }
    }
  }

  private static void write(ByteBuffersDirectory directory, Analyzer analyzer, Path documents)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity());
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(documents)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", 2);
        Document document = new Document();
        document.add(new StringField("id", cells[0], Field.Store.YES));
        document.add(new TextField(FIELD, cells[1], Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void answer(IndexSearcher searcher, Analyzer analyzer, Path queries, int count)
      throws IOException {
    QueryBuilder builder = new QueryBuilder(analyzer);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (BufferedReader lines = Files.newBufferedReader(queries)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", 2);
        Query query = builder.createBooleanQuery(FIELD, cells[1]);
        if (query == null) {
          continue;
        }
        for (ScoreDoc hit : searcher.search(query, count).scoreDocs) {
          out.println(cells[0] + "\t" + searcher.doc(hit.doc).get("id") + "\t" + hit.score);
        }
      }
    }
    out.flush();
  }
}
