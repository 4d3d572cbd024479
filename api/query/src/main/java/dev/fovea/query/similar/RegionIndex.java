package dev.fovea.query.similar;

import dev.fovea.topics.Json;
import dev.fovea.topics.ModelRef;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The newest regions in a graph of nearest neighbours (HNSW, Malkov and Yashunin 2018), in memory. Each model has a graph
 * of its own, since embeddings of different models have nothing to do with each other. Thread-safe.
 */
final class RegionIndex implements AutoCloseable {

    /** What a region costs beside its embedding: its neighbours in the graph and its own fields, roughly. */
    static final int OVERHEAD = 400;

    private static final String ID = "id";
    private static final String CAMERA = "camera";
    private static final String LABEL = "label";
    private static final String ORDER = "order";
    private static final String REGION = "region";
    private static final String VECTOR = "vector";
    /** So many more neighbours are asked for than wanted, since those close in time are left out. */
    private static final int SPARE = 20;

    private static final int MOST_NEIGHBOURS = 2000;

    private final long memory;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long order;
    private long forgotten;

    /** @param memory for everything kept, bytes */
    RegionIndex(long memory) throws IOException {
        this.memory = memory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(8));
        this.searchers = new SearcherManager(writer, null);
    }

    /** Adds a region or replaces it. Called by one thread at a time. */
    void put(SimilarRegion region, byte[] embedding) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, id(region), Field.Store.NO));
        document.add(new StringField(CAMERA, region.camera(), Field.Store.NO));
        document.add(new StringField(LABEL, region.label(), Field.Store.NO));
        document.add(new LongPoint(ORDER, order++));
        document.add(new StoredField(REGION, Json.mapper().writeValueAsBytes(region)));
        document.add(new StoredField(VECTOR, embedding));
        document.add(new KnnByteVectorField(graph(region.model()), embedding, VectorSimilarityFunction.COSINE));
        writer.updateDocument(new Term(ID, id(region)), document);
        forgetOldest(embedding.length);
    }

    /** A tenth at once, since each removal makes Lucene look through its segments. */
    private void forgetOldest(int dimensions) throws IOException {
        long most = Math.max(1, memory / (OVERHEAD + dimensions));
        if (order - forgotten > most + Math.max(1, most / 10)) {
            forgotten = order - most;
            writer.deleteDocuments(LongPoint.newRangeQuery(ORDER, 0, forgotten - 1));
        }
    }

    /** Regions kept now. */
    int size() throws IOException {
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /** The regions that are most like the one asked about, most alike first, without itself; empty if it is not there. */
    Optional<List<SimilarRegion>> nearest(SimilarQuery query) throws IOException {
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            String id = id(query.frame().partition(), query.frame().offset(), query.number());
            ScoreDoc[] found = searcher.search(new TermQuery(new Term(ID, id)), 1).scoreDocs;
            if (found.length == 0) {
                return Optional.empty();
            }
            Document asked = searcher.storedFields().document(found[0].doc);
            SimilarRegion region = read(asked);
            int neighbours = Math.min(MOST_NEIGHBOURS, query.limit() * SPARE + 1);
            ScoreDoc[] nearest = searcher.search(
                            new KnnByteVectorQuery(graph(region.model()), vector(asked), neighbours, filter(query)),
                            neighbours)
                    .scoreDocs;
            return Optional.of(select(searcher, nearest, found[0].doc, query));
        } finally {
            searchers.release(searcher);
        }
    }

    private static List<SimilarRegion> select(IndexSearcher searcher, ScoreDoc[] nearest, int asked, SimilarQuery query)
            throws IOException {
        List<SimilarRegion> selected = new ArrayList<>();
        for (ScoreDoc hit : nearest) {
            if (hit.doc != asked && selected.size() < query.limit()) {
                SimilarRegion region =
                        withSimilarity(read(searcher.storedFields().document(hit.doc)), hit.score);
                if (selected.stream().noneMatch(other -> areClose(region, other, query.apart()))) {
                    selected.add(region);
                }
            }
        }
        return selected;
    }

    private static boolean areClose(SimilarRegion one, SimilarRegion other, Duration apart) {
        return one.camera().equals(other.camera())
                && Duration.between(one.capturedAt(), other.capturedAt()).abs().compareTo(apart) < 0;
    }

    /** Lucene's score of a cosine is half of one more than it. */
    private static SimilarRegion withSimilarity(SimilarRegion r, float score) {
        double similarity = Math.clamp(2.0 * score - 1, -1, 1);
        return new SimilarRegion(
                Math.round(similarity * 1e4) / 1e4,
                r.camera(),
                r.capturedAt(),
                r.frame(),
                r.number(),
                r.region(),
                r.width(),
                r.height(),
                r.label(),
                r.probability(),
                r.model());
    }

    private static @Nullable Query filter(SimilarQuery query) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        in(filter, CAMERA, query.cameras());
        in(filter, LABEL, query.labels());
        BooleanQuery built = filter.build();
        return built.clauses().isEmpty() ? null : built;
    }

    private static void in(BooleanQuery.Builder filter, String field, Set<String> values) {
        if (!values.isEmpty()) {
            filter.add(
                    new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), BooleanClause.Occur.FILTER);
        }
    }

    private static SimilarRegion read(Document document) throws IOException {
        return Json.mapper().readValue(bytes(document, REGION), SimilarRegion.class);
    }

    private static byte[] vector(Document document) {
        return bytes(document, VECTOR);
    }

    private static byte[] bytes(Document document, String field) {
        BytesRef stored = Objects.requireNonNull(document.getBinaryValue(field));
        return Arrays.copyOfRange(stored.bytes, stored.offset, stored.offset + stored.length);
    }

    private static String graph(ModelRef model) {
        return "graph/" + model.path();
    }

    private static String id(SimilarRegion region) {
        return id(region.frame().partition(), region.frame().offset(), region.number());
    }

    private static String id(int partition, long offset, int number) {
        return partition + "/" + offset + "/" + number;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
